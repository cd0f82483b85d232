import "./app.css";

import { mount } from "svelte";

import App from "./App.svelte";

const target = document.getElementById("workbench");
if (!target) throw new Error("the page has no place for the workbench");
mount(App, { target });

"""Closures, projects, rules and draws as changes of bounds and costs."""

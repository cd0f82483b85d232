import { expect, test } from "vitest";

import { formatAmount, formatNumber, formatRange, formatShare } from "../../src/words/amounts";

test("numbers keep the figures that count", () => {
  expect([0, 0.0342, 1.234, 12.6, 1350.4, -3.14].map((x) => formatNumber(x))).toEqual([
    "0",
    "0.034",
    "1.2",
    "13",
    "1,350",
    "−3.1",
  ]);
});

test("money is read in steps of a thousand, prices as quoted", () => {
  expect(formatAmount(3.21e9, "USD/yr")).toBe("USD 3.2 bn/yr");
  expect(formatAmount(-450, "m USD/yr")).toBe("−USD 450 m/yr");
  expect(formatAmount(999.96e6, "USD/yr")).toBe("USD 1 bn/yr");
  expect(formatAmount(11.2, "USD/MMBtu")).toBe("USD 11.2/MMBtu");
  expect(formatAmount(628981077, "USD/(million m3)")).toBe("USD 629 m per million m3");
  expect(formatAmount(2e8, "USD/bcm")).toBe("USD 200 m/bcm");
  expect(formatRange(6e8, 5.5e8, 6.29e8, "USD/(million m3)")).toBe("USD 550–629 m per million m3");
  expect(formatAmount(5, "USD/yr", { signed: true })).toBe("+USD 5/yr");
});

test("other units stand behind, and TEU is no currency", () => {
  expect(formatAmount(37.6, "bcm/yr")).toBe("38 bcm/yr");
  expect(formatAmount(120, "TEU/yr")).toBe("120 TEU/yr");
  expect(formatAmount(0.25, "1")).toBe("0.25");
});

test("what does not exist is a dash", () => {
  expect(formatAmount(null, "USD/yr")).toBe("–");
  expect(formatShare(Number.NaN)).toBe("–");
});

test("a range is written only where its ends differ", () => {
  expect(formatRange(3, 3, 3, "bcm/yr")).toBe("3 bcm/yr");
  expect(formatRange(3, 2, 4, "bcm/yr")).toBe("2–4 bcm/yr");
  expect(formatRange(9e8, 8.59e8, 1.05e9, "USD/yr", { signed: true })).toBe("+USD 0.86–1.1 bn/yr");
  expect(formatRange(-2, -3, -1, "bn USD/yr")).toBe("−USD 1–3 bn/yr");
  expect(formatRange(0, -1, 2, "bcm/yr")).toBe("−1 to 2 bcm/yr");
  expect(formatRange(12, 11.2, 13, "USD/MMBtu")).toBe("USD 11.2–13/MMBtu");
  expect(formatRange(3, null, 4, "bcm/yr")).toBe("3 bcm/yr");
});

test("shares carry their error", () => {
  const shares = [formatShare(0.783, 0.021), formatShare(0.0312), formatShare(0.00548)];
  expect([...shares, formatShare(1)]).toEqual(["78 ± 2 %", "3.1 %", "0.55 %", "100 %"]);
});

import { expect, test } from "@playwright/test";

const steps = "Steps";

test("each picture of a move says what it shows", async ({ page }) => {
  await page.goto("/stretches/cat-cow");
  const pictures = page.getByRole("region", { name: steps }).locator(".frames").getByRole("img");
  await expect(pictures).toHaveCount(3);
  for (const picture of await pictures.all()) {
    await expect(picture).toHaveAccessibleName(/^[A-Z].{20,}/);
    expect((await picture.locator("use").boundingBox())!.width).toBeGreaterThan(100);
  }
});

test("a motion is fetched only by who asks to see it", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await page.goto("/stretches/childs-pose", { waitUntil: "networkidle" });
  expect(fetched.filter((path) => path.includes("-m."))).toEqual([]);
  await page.getByText("See it move").click();
  const motion = page.getByRole("img", { name: /, in motion$/ });
  await motion.scrollIntoViewIfNeeded();
  await expect.poll(() => motion.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0)).toBe(true);
  expect(fetched.filter((path) => path.includes("-m.")).length).toBe(1);
});

test("who wants no motion is offered none", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/stretches/childs-pose");
  await expect(page.getByText("See it move")).toBeHidden();
});

test("pictures turn round for the other side", async ({ page }) => {
  await page.goto("/stretches/bird-dog");
  const region = page.getByRole("region", { name: steps });
  const pictures = region.locator(".frames").getByRole("img");
  const mirrored = () => pictures.evaluateAll((all) => all.map((svg) => new DOMMatrix(getComputedStyle(svg).transform).a));
  expect(await mirrored()).toEqual([1, 1, 1]);
  await region.getByRole("checkbox", { name: /other side/ }).check();
  expect(await mirrored()).toEqual([-1, -1, -1]);

  await page.goto("/stretches/cat-cow"); // both sides at once
  await expect(page.getByRole("checkbox", { name: /other side/ })).toHaveCount(0);
});

for (const width of [390, 1280]) {
  test(`the drawn back leads to its places, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const [name, path] of [["Upper back", "/upper-back"], ["Lower back", "/lower-back"]]) {
      await page.goto("/");
      await page.getByRole("group", { name: "The back" }).getByRole("link", { name }).click();
      await expect(page).toHaveURL(path);
    }
  });
}

import { kinds } from "../../site.ts";
import { inEngine, test } from "../engine.ts";
import { expectSound } from "../layout.ts";
import { expectPainted, palette } from "../pictures.ts";

const widths = [320, 390, 768, 1280];

for (const scheme of ["light", "dark"] as const) {
  test(`every kind of page has no layout faults at every width and painted pictures, ${scheme}`, inEngine(async (engine) => {
    test.setTimeout(900_000);
    await engine.scheme(scheme);
    const colours = await palette(engine);
    for (const [kind, address] of Object.entries(kinds)) {
      await engine.open(address);
      for (const width of widths) {
        await engine.resize(width, 844);
        await expectSound(engine, `${kind}, ${width} px`);
      }
      await expectPainted(engine, colours, kind, 6);
    }
  }));
}

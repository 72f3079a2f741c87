// The style sheets are written in the px of the design. What grows with the size of text is made rem when they are
// built, so that the setting (and the text size of the desktop) scales words and the rows that hold them. Lines, marks
// and the diagram keep their px; the diagram has its own zoom.

const GROWS = /^(font|font-size|line-height|height|min-height|--(text|lh|bar|control|panel|target)-.*)$/;
/** Shorter lengths are lines and marks, px. */
const SHORTEST = 9;

type Declaration = {
  prop: string;
  value: string;
  source?: { input?: { file?: string } };
  // The type of the document node is left open: all that is asked of it is its list.
  parent?: object | undefined;
};

/** A box that is as wide as it is high, such as a glyph tile or an icon button, keeps its shape. */
const isBox = ({ prop, parent }: Declaration): boolean => {
  const nodes = (parent as { nodes?: readonly { prop?: string; value?: string }[] } | undefined)?.nodes ?? [];
  return /^(min-)?height$/.test(prop) && nodes.some((one) => one.prop === "width" && /px$/.test(one.value ?? ""));
};

export const inRem = (value: string): string =>
  value.replace(/(?<![\w.-])(\d+(?:\.\d+)?)px/g, (length, number: string) =>
    Number(number) < SHORTEST ? length : `${Number(number) / 16}rem`,
  );

export const textLengths = {
  postcssPlugin: "text-lengths",
  Declaration(declaration: Declaration): void {
    const file = declaration.source?.input?.file ?? "";
    if (!GROWS.test(declaration.prop) || /[\\/](src[\\/]canvas|node_modules)[\\/]/.test(file)) return;
    if (isBox(declaration)) return;
    const value = inRem(declaration.value);
    if (value !== declaration.value) declaration.value = value;
  },
};

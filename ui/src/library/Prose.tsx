import Markdown from "react-markdown";

// Foreign text: raw HTML is dropped, and nothing in it becomes a link, a picture or a heading of the window.
const ALLOWED = ["p", "em", "strong", "code", "ul", "ol", "li", "blockquote"];

/** Text of the library, which may come from anybody's pack or release. */
export function Prose({ text }: { text: string }) {
  return (
    <div className="library-prose selectable">
      <Markdown skipHtml allowedElements={ALLOWED} unwrapDisallowed>
        {text}
      </Markdown>
    </div>
  );
}

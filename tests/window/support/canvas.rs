//! The diagram as hands know it: shapes by name, placing, connecting.

use fantoccini::elements::Element;

use super::Window;

impl Window {
    /// The shape of an element.
    pub async fn node(&self, name: &str) -> Element {
        let path = format!(
            "//div[contains(@class,'react-flow__node-element')][.//b[normalize-space(.)={name:?}]]"
        );
        self.see_path(&path).await
    }

    /// Drags a type from the palette to a point of the page and calls the new element `name`.
    pub async fn place(&self, type_name: &str, at: (f64, f64), name: &str) {
        let search = self.see(".palette input").await;
        search.click().await.expect("the search field takes the focus");
        search.send_keys(type_name).await.expect("keys arrive");
        let item = self.see(&format!("[aria-label={:?}]", format!("Place {type_name}"))).await;
        self.drag(self.middle(&item).await, at).await;
        self.see("input.name-field").await;
        self.keys(&format!("{name}\u{e007}")).await;
        self.node(name).await;
    }

    /// Drags a flow from one element to another.
    pub async fn connect(&self, source: &str, target: &str) {
        let from = self.node(source).await;
        let to = self.node(target).await;
        let flows = self.count(".react-flow__edge").await;
        // Handles show only while the pointer is over the shape.
        self.hover(self.middle(&from).await).await;
        let handle = from
            .find(fantoccini::Locator::Css(".react-flow__handle.right, .react-flow__handle-right"))
            .await
            .expect("an element has a handle on its right");
        self.drag(self.middle(&handle).await, self.middle(&to).await).await;
        self.until("the new flow", async || {
            (self.count(".react-flow__edge").await > flows).then_some(())
        })
        .await;
    }

    /// Selects an element with a click on its shape and shows its threats.
    pub async fn threats_of(&self, name: &str) {
        let node = self.node(name).await;
        self.click_at(self.middle(&node).await).await;
        self.tab("Threats").await;
    }
}

//! Boundaries that another tool drew as a line become boxes.

use std::fs;

use crate::home;
use crate::support::Window;

/// A model of Threat Dragon: a process and a store, and a curved line around one of them, a straight one
/// below.
const LINE: &str = r##"{"version": "2.3.0", "summary": {"title": "Line", "owner": "", "description": "", "id": 0},
  "detail": {"contributors": [], "reviewer": "", "diagramTop": 1, "threatTop": 0, "diagrams": [{
    "id": 0, "title": "Main", "diagramType": "STRIDE", "thumbnail": "", "version": "2.3.0", "description": "",
    "cells": [
      {"id": "a0000000-0000-4000-8000-000000000001", "shape": "process", "zIndex": 1, "position": {"x": 100, "y": 200},
       "size": {"width": 100, "height": 100}, "data": {"type": "tm.Process", "name": "Reader", "threats": []}},
      {"id": "a0000000-0000-4000-8000-000000000002", "shape": "store", "zIndex": 1, "position": {"x": 500, "y": 210},
       "size": {"width": 160, "height": 80}, "data": {"type": "tm.Store", "name": "Mail store", "threats": []}},
      {"id": "a0000000-0000-4000-8000-000000000003", "shape": "flow", "zIndex": 2,
       "source": {"cell": "a0000000-0000-4000-8000-000000000002"}, "target": {"cell": "a0000000-0000-4000-8000-000000000001"},
       "data": {"type": "tm.Flow", "name": "mail", "threats": []}, "vertices": []},
      {"id": "a0000000-0000-4000-8000-000000000004", "shape": "trust-boundary-curve", "zIndex": 3,
       "source": {"x": 460, "y": 60}, "target": {"x": 460, "y": 460}, "vertices": [{"x": 330, "y": 250}],
       "data": {"type": "tm.Boundary", "name": "Server room", "threats": [], "isTrustBoundary": true}},
      {"id": "a0000000-0000-4000-8000-000000000005", "shape": "trust-boundary-curve", "zIndex": 3,
       "source": {"x": 60, "y": 500}, "target": {"x": 600, "y": 500}, "vertices": [],
       "data": {"type": "tm.Boundary", "name": "Fence", "threats": [], "isTrustBoundary": true}}
    ]}]}}"##;

#[tokio::test]
async fn a_line_of_an_import_becomes_a_box() {
    let Some(home) = home() else { return };
    fs::write(home.path().join("given.json"), LINE).expect("the folder can be written");
    let window = Window::open(home.path(), &[]).await;
    window.control('o').await;
    window.click("[data-testid=take-import]").await;
    window.node("Reader").await;
    // With what its bow goes around; a straight line holds nothing yet.
    for name in ["Server room", "Fence"] {
        let tab = format!("//*[contains(@class,'boundary-tab')][contains(., {name:?})]");
        window.see_path(&tab).await;
    }
    window.select_node("Mail store").await;
    window.see_path("//*[contains(@class,'inspector-head')][contains(., 'in Server room')]").await;
}

"""The preview renderer: storyboard panels and model sheets drawn locally, without a GPU."""

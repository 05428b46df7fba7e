"""CKEditor as the browser tests meet it: the frame that holds the text, and when it may be written in."""

READY = "iframe.cke_wysiwyg_frame"


def writable(page):
    """Wait until the text can be typed in: the frame stands in the page before the editor has filled it."""
    page.wait_for_function("() => window.CKEDITOR?.instances.id_body?.status === 'ready'")

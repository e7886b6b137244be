"""Bytes in and out: pictures, thumbnails, downloads; uploads as JSON, forms or plain bodies."""

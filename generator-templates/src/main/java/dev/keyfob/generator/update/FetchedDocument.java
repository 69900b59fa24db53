package dev.keyfob.generator.update;

/** A document as a server has sent it, with what a later request can ask by. */
final class FetchedDocument {

  private final DocumentAddress address;
  private final byte[] bytes;
  private final String etag;
  private final String lastModified;

  /**
   * @param address where the document came from, after redirects
   * @param bytes the document
   * @param etag the response's {@code ETag}; null if there is none
   * @param lastModified the response's {@code Last-Modified}; null if there is none
   */
  FetchedDocument(DocumentAddress address, byte[] bytes, String etag, String lastModified) {
    this.address = address;
    this.bytes = bytes;
    this.etag = etag;
    this.lastModified = lastModified;
  }

  DocumentAddress address() {
    return address;
  }

  byte[] bytes() {
    return bytes;
  }

  String etag() {
    return etag;
  }

  String lastModified() {
    return lastModified;
  }
}

package dev.keyfob.generator.update;

import dev.keyfob.generator.tree.DocumentReader;
import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.tree.UntrustedText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Gets a document over HTTP: bounded in size and time, with redirects that are shown, and retried
 * after failures that may be temporary.
 */
final class DocumentFetch {

  private static final int ATTEMPTS = 3;
  private static final int REDIRECTS = 5;
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final int IDLE_MILLIS = 20_000;
  private static final int CHUNK = 16_384;
  private static final int NOT_MODIFIED = 304;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final Set<Integer> REDIRECT = Set.of(301, 302, 303, 307, 308);

  private final DocumentSource source;
  private final PrintStream out;
  private final Consumer<Duration> pause;

  /**
   * @param source the address
   * @param out prints redirects and retries
   * @param pause waits between attempts
   */
  DocumentFetch(DocumentSource source, PrintStream out, Consumer<Duration> pause) {
    this.source = source;
    this.out = out;
    this.pause = pause;
  }

  /**
   * Gets the document.
   *
   * @param known the document that is here already
   * @return the document; empty if the server says that it is the known one
   * @throws SpecException if it cannot be had
   */
  Optional<FetchedDocument> fetch(Provenance known) {
    for (int attempt = 1; ; attempt++) {
      try {
        return attempt(known);
      } catch (IOException temporary) {
        if (attempt == ATTEMPTS) {
          throw new SpecException(
              source.name(),
              source.address()
                  + " could not be fetched in "
                  + ATTEMPTS
                  + " attempts: "
                  + temporary
                  + "; nothing has been changed");
        }
        Duration wait = Duration.ofSeconds(1L << attempt);
        out.println(
            "  "
                + UntrustedText.line(temporary.toString())
                + "; next attempt in "
                + wait.toSeconds()
                + " s");
        pause.accept(wait);
      }
    }
  }

  private Optional<FetchedDocument> attempt(Provenance known) throws IOException {
    long end = System.nanoTime() + TIMEOUT.toNanos();
    DocumentAddress address = source.address();
    for (int redirects = 0; redirects <= REDIRECTS; redirects++) {
      HttpURLConnection connection = open(address, known);
      try {
        int status = connection.getResponseCode();
        String location = connection.getHeaderField("Location");
        if (REDIRECT.contains(status) && location != null) {
          address = address.redirectedTo(source.name(), location);
          out.println("  redirected by " + status + " to " + address);
          continue;
        }
        if (status == NOT_MODIFIED) {
          return Optional.empty();
        }
        requireOk(address, status);
        return Optional.of(document(address, connection, end));
      } finally {
        connection.disconnect();
      }
    }
    throw new SpecException(
        source.name(), source.address() + " redirects more than " + REDIRECTS + " times");
  }

  private static HttpURLConnection open(DocumentAddress address, Provenance known)
      throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.uri().toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout(IDLE_MILLIS);
    connection.setReadTimeout(IDLE_MILLIS);
    connection.setRequestProperty("Accept", "application/json, application/yaml, */*;q=0.5");
    connection.setRequestProperty("Accept-Encoding", "identity");
    connection.setRequestProperty("User-Agent", "keyfob-update");
    connection.setRequestProperty("Connection", "close");
    if (known.etag() != null) {
      connection.setRequestProperty("If-None-Match", known.etag());
    }
    if (known.lastModified() != null) {
      connection.setRequestProperty("If-Modified-Since", known.lastModified());
    }
    return connection;
  }

  private void requireOk(DocumentAddress address, int status) throws IOException {
    if (status == TOO_MANY_REQUESTS || status >= SERVER_ERROR) {
      throw new IOException(address + " responded with status " + status);
    }
    if (status != HttpURLConnection.HTTP_OK) {
      throw new SpecException(
          source.name(),
          address + " responded with status " + status + "; nothing has been changed");
    }
  }

  private FetchedDocument document(DocumentAddress address, HttpURLConnection connection, long end)
      throws IOException {
    String encoding = connection.getContentEncoding();
    if (encoding != null && !encoding.equals("identity")) {
      throw new SpecException(
          source.name(), address + " responded in the encoding " + encoding + ", unasked");
    }
    byte[] bytes = read(address, connection, end);
    long announced = connection.getContentLengthLong();
    if (announced >= 0 && announced != bytes.length) {
      throw new IOException(
          address + " sent " + bytes.length + " of " + announced + " bytes that it announced");
    }
    return new FetchedDocument(
        address,
        bytes,
        connection.getHeaderField("ETag"),
        connection.getHeaderField("Last-Modified"));
  }

  private byte[] read(DocumentAddress address, HttpURLConnection connection, long end)
      throws IOException {
    long most = DocumentReader.maxBytes();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    try (InputStream body = connection.getInputStream()) {
      for (int count = body.read(chunk); count >= 0; count = body.read(chunk)) {
        bytes.write(chunk, 0, count);
        if (bytes.size() > most) {
          throw new SpecException(
              source.name(),
              address + " sent more than " + most + " bytes; nothing has been changed");
        }
        if (System.nanoTime() - end > 0) {
          throw new IOException(
              address + " sent no whole document in " + TIMEOUT.toSeconds() + " s");
        }
      }
    }
    return bytes.toByteArray();
  }
}

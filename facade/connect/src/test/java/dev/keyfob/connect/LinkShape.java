package dev.keyfob.connect;

import dev.keyfob.secret.Secret;
import dev.keyfob.vless.VlessLink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A link of {@code links.txt} with the expected result: an outbound, or {@code refused: } and the
 * message.
 */
record LinkShape(String name, String text, String xray, String singBox) {

  static final String REFUSED = "refused: ";

  static List<LinkShape> all() throws IOException {
    try (InputStream file = LinkShape.class.getResourceAsStream("links.txt")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(text.strip().split("\n\n")).map(LinkShape::of).toList();
    }
  }

  private static LinkShape of(String block) {
    String[] lines = block.split("\n");
    return new LinkShape(lines[0].substring(2), lines[1], lines[2], lines[3]);
  }

  VlessLink link() {
    return VlessLink.parse(Secret.of(text));
  }

  /** Returns the link with a user id and keys of the right form instead of canaries. */
  VlessLink linkWithRealValues() {
    return VlessLink.parse(
        Secret.of(
            text.replaceAll("//CANARY-user[^@]*@", "//0c5b2a1e-3f4d-4a6b-8c7d-9e0f1a2b3c4d@")
                .replace("CANARY-pbk", "A".repeat(42) + "E")
                .replace("CANARY-sid", "0123abcd")
                .replace("CANARY-pcs", "ab".repeat(32))));
  }

  @Override
  public String toString() {
    return name;
  }
}

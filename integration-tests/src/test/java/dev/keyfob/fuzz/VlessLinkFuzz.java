package dev.keyfob.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.keyfob.secret.Secret;
import dev.keyfob.vless.VlessLink;
import java.nio.charset.StandardCharsets;

/** Texts for VLESS links. */
final class VlessLinkFuzz {

  @FuzzTest
  void link(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    try {
      VlessLink link = VlessLink.parse(Secret.of(text));
      assertEquals(text, link.toLink().reveal(), "the link is not what came in");
      assertFalse(link.userId().reveal().isEmpty() || link.host().isEmpty(), "a part is missing");
    } catch (IllegalArgumentException refused) {
      Quiet.assertShowsNothing(refused);
    }
  }
}

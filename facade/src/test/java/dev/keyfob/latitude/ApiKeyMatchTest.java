package dev.keyfob.latitude;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.keyfob.generated.latitude.model.ApiKeyData;
import dev.keyfob.generated.latitude.model.ApiKeyDataAttributes;
import dev.keyfob.internal.issuance.Match;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests which listed key can be the one that a creation asked for. */
class ApiKeyMatchTest {

  private static final NewApiKey ASKED_FOR =
      NewApiKey.named("ci").readOnly(true).allowedIps("192.0.2.7", "2001:db8::/32");

  @Test
  void keyThatHasAllThatWasAskedForIsTheSame() {
    assertEquals(Match.SAME, likeness(listed("ci", true, "2001:db8::/32", "192.0.2.7")));
  }

  @Test
  void singleAddressMayBeWrittenAsARange() {
    assertEquals(Match.SAME, likeness(listed("ci", true, "192.0.2.7/32", "2001:db8::/32")));
  }

  @Test
  void settingsThatWereNotGivenAreNotCompared() {
    assertEquals(Match.SAME, NewApiKey.named("ci").matches(listed("ci", null)));
    assertEquals(Match.SAME, NewApiKey.named("ci").matches(listed("ci", false, "192.0.2.9")));
  }

  @Test
  void anotherNameMakesAnotherKey() {
    assertEquals(Match.OTHER, likeness(listed("CI", true, "192.0.2.7", "2001:db8::/32")));
  }

  @Test
  void keyWithoutANameIsUnclear() {
    assertEquals(Match.UNCLEAR, likeness(listed(null, true, "192.0.2.7", "2001:db8::/32")));
    assertEquals(Match.UNCLEAR, likeness(new ApiKey(ApiKeyData.builder().build())));
  }

  @Test
  void otherSettingsAreUnclearSinceTheServerMayHaveChangedThem() {
    assertEquals(Match.UNCLEAR, likeness(listed("ci", null, "192.0.2.7", "2001:db8::/32")));
    assertEquals(Match.UNCLEAR, likeness(listed("ci", false, "192.0.2.7", "2001:db8::/32")));
    assertEquals(Match.UNCLEAR, likeness(listed("ci", true, "192.0.2.7")));
    assertEquals(Match.UNCLEAR, likeness(listed("ci", true)));
  }

  private static Match likeness(ApiKey listed) {
    return ASKED_FOR.matches(listed);
  }

  private static ApiKey listed(String name, Boolean readOnly, String... allowedIps) {
    return new ApiKey(
        ApiKeyData.builder()
            .attributes(
                ApiKeyDataAttributes.builder()
                    .name(name)
                    .readOnly(readOnly)
                    .allowedIps(List.of(allowedIps))
                    .build())
            .build());
  }
}

package dev.keyfob.generator.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "ipmi_password,IpmiPassword",
    "post-vpn-session,PostVpnSession",
    "createSession,CreateSession",
    "APIKey,ApiKey",
    "IPMI session,IpmiSession",
    "VPNSessionID,VpnSessionId",
    "filter[location],FilterLocation",
    "oauth2_token,Oauth2Token",
    "ipv4Address,Ipv4Address",
    "MEX2,Mex2",
    "São Paulo,SaoPaulo",
    "2fa,2fa",
    "limits.GlobalLimits,LimitsGlobalLimits",
  })
  void joinsWordsToUpperCamelCase(String name, String camel) {
    assertEquals(camel, Words.upperCamel(name));
  }

  @Test
  void nameWithoutLettersAndDigitsHasNoWords() {
    assertEquals(List.of(), Words.of("--"));
  }

  @ParameterizedTest
  @CsvSource({"keys,key", "access,access", "s,s", "as,as", "key,key", "passes,passe"})
  void removesPluralEnding(String word, String singular) {
    assertEquals(singular, Words.singular(word));
  }
}

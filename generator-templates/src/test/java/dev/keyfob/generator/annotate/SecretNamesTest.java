package dev.keyfob.generator.annotate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretNamesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "Password",
        "PASSWORD",
        "ipmi_password",
        "ipmiPassword",
        "root-password",
        "passwords",
        "userpassword",
        "passwd",
        "passphrase",
        "secret",
        "secrets",
        "client_secret",
        "secret_key",
        "secretKey",
        "secretkey",
        "secret_access_key",
        "token",
        "tokens",
        "access_token",
        "authtoken",
        "token_value",
        "private_key",
        "privateKey",
        "PrivateKeyPem",
        "ssh_private_keys",
        "access_key_secret",
        "api_key",
        "APIKey",
        "apikey",
        "api_keys",
        "kubeconfig",
        "kube_config",
        "kubeConfig",
        "psk",
        "wifi.psk",
        "password_hash",
        "password2",
        "token_1",
        "clientSecret2",
        "secretkey1",
        "passWord",
        "PassPhrase",
        "pass_phrase",
        "ipmi_password_2",
        "credentials",
        "pass",
      })
  void recognizesSecret(String name) {
    assertEquals(SecretNames.Verdict.SECRET, SecretNames.of(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token_last_slice",
        "tokenLastSlice",
        "token_type",
        "token_url",
        "secret_urls",
        "token_id",
        "access_key_id",
        "token_ids",
        "secret_count",
        "password_length",
        "token_expires_at",
        "password_changed_at",
        "token_expires_in",
        "public_key",
        "ssh_public_key",
        "secret_public_key",
        "name",
        "key",
        "keys",
        "access",
        "configuration",
        "passenger",
        "keyboard",
        "tokenizer",
        "secretary",
        "ssh_key",
        "id",
        "type",
        "url",
        "private",
        "api",
        "fingerprint",
        "key1",
        "sha256",
        "token_type2",
        "access_key_id_2",
        "word",
      })
  void recognizesHarmlessName(String name) {
    assertNotEquals(SecretNames.Verdict.SECRET, SecretNames.of(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_key", "pem", "seed", "headers", "config", "user_code"})
  void recognizesNameThatNeedsAnotherSign(String name) {
    assertEquals(SecretNames.Verdict.AMBIGUOUS, SecretNames.of(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"token", "pin", "password", "api_key", "privateKey", "psk"})
  void recognizesSecretNumber(String name) {
    assertTrue(SecretNames.isSecretNumber(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tokens", "max_tokens", "token_limit", "password_age", "my_api_key"})
  void recognizesHarmlessNumber(String name) {
    assertFalse(SecretNames.isSecretNumber(name));
  }
}

package dev.keyfob.generator.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyfob.generator.testing.Scratch;
import dev.keyfob.generator.tree.SpecException;
import dev.keyfob.generator.tree.Tree;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckSecretsTest {

  @TempDir Path folder;

  private Scratch scratch;

  @BeforeEach
  void makeScratch() {
    scratch =
        new Scratch(folder)
            .supplement(
                Scratch.ONE_OPERATION
                    + """
        components: {schemas: {Login: {properties: {password: {type: string}, token: {type: string, x-secret: once}}}}}
        """);
  }

  @AfterEach
  void stopAccepting() {
    System.clearProperty("keyfob.secrets");
  }

  @Test
  void passesIfListsAreEqual() {
    scratch
        .write(
            "acme/secrets.txt",
            """
        # a remark

        once /components/schemas/Login/properties/token
        name /components/schemas/Login/properties/password\r
        """)
        .assemble();
    assertDoesNotThrow(this::check);
  }

  @Test
  void showsFieldsThatMayBeSecretsUntilAccepted() {
    scratch.upstream(
        Scratch.ONE_OPERATION
            + "components: {schemas: {Login: {properties: {config: {type: string}}}}}\n");
    scratch.assemble();
    String message = assertThrows(SpecException.class, this::check).getMessage();
    assertTrue(message.endsWith("\n  + near /components/schemas/Login/properties/config"), message);
    System.setProperty("keyfob.secrets", "accept");
    scratch.assemble();
    assertDoesNotThrow(this::check);
  }

  @Test
  void showsNewAndRemovedSecretsAndTheCommandToAcceptThem() {
    scratch
        .write(
            "acme/secrets.txt",
            """
        once /components/schemas/Login/properties/password
        name /components/schemas/Gone/properties/token
        """)
        .assemble();
    assertEquals(
        """
        specs: secret fields have changed
        acme/secrets.txt: the secret fields differ from the listed ones (+ is new, - is gone). All of them are masked. \
        Review them, then accept them by: mvn compile -Dkeyfob.secrets=accept
          - name /components/schemas/Gone/properties/token
          - once /components/schemas/Login/properties/password
          + name /components/schemas/Login/properties/password
          + once /components/schemas/Login/properties/token""",
        assertThrows(SpecException.class, this::check).getMessage());
  }

  @Test
  void everyFieldIsNewWithoutList() {
    scratch.assemble();
    assertEquals(
        2,
        assertThrows(SpecException.class, this::check)
            .getMessage()
            .lines()
            .filter(line -> line.startsWith("  + "))
            .count());
  }

  @Test
  void passesAfterAccept() {
    System.setProperty("keyfob.secrets", "accept");
    scratch.assemble();
    check();
    System.clearProperty("keyfob.secrets");
    assertDoesNotThrow(this::check);
  }

  @Test
  void showsLostMarkAndRemedy() {
    scratch
        .supplement(
            Scratch.ONE_OPERATION
                + "components: {schemas: {Login: {properties: {link: {type: string}}}}}\n")
        .write("acme/secrets.txt", "once /components/schemas/Login/properties/link\n")
        .assemble();
    assertEquals(
        """
        specs: secret fields have changed
        acme/secrets.txt: the secret fields differ from the listed ones (+ is new, - is gone). All of them are masked. \
        Review them, then accept them by: mvn compile -Dkeyfob.secrets=accept
          - once /components/schemas/Login/properties/link
          + kept /components/schemas/Login/properties/link
        kept: a listed secret that nothing marks any more, or a field with the name of a listed secret that is gone. \
        It stays masked. Set x-secret in overlay.yaml: once or credential, or false if it is not a secret""",
        assertThrows(SpecException.class, this::check).getMessage());
  }

  @Test
  void acceptedLostMarkStaysMasked() {
    scratch
        .supplement(
            Scratch.ONE_OPERATION
                + "components: {schemas: {Login: {properties: {link: {type: string}}}}}\n")
        .write("acme/secrets.txt", "once /components/schemas/Moved/properties/link\n");
    System.setProperty("keyfob.secrets", "accept");
    scratch.assemble();
    check();
    System.clearProperty("keyfob.secrets");
    scratch.generate("A.java").assemble();
    assertTrue(scratch.unchanged());
    assertDoesNotThrow(this::check);
    assertEquals(
        "kept",
        Tree.object(scratch.effective("/components/schemas/Login/properties/link"))
            .get("x-secret"));
  }

  @Test
  void failsIfNothingIsAssembled() {
    assertEquals(
        "acme: is not assembled yet; run mvn compile first",
        assertThrows(SpecException.class, this::check).getMessage());
  }

  private void check() {
    CheckSecrets.main(scratch.specs().toString(), scratch.build().toString());
  }
}

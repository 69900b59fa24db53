package dev.keyfob.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.lang.reflect.Modifier;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretTest {

  private static final String CANARY = "CANARY-secret";

  @TempDir Path folder;

  @Test
  void revealReturnsTheValue() {
    assertEquals(CANARY, Secret.of(CANARY).reveal());
  }

  @Test
  void toStringIsTheSameForAll() {
    assertEquals("[secret]", Secret.of(CANARY).toString());
    assertEquals("[secret]", Secret.of(List.of("x")).toString());
  }

  @Test
  void equalsComparesValues() {
    assertEquals(Secret.of(CANARY), Secret.of(CANARY));
    assertNotEquals(Secret.of(CANARY), Secret.of(CANARY + "x"));
    assertNotEquals(Secret.of("1"), Secret.of(1));
    assertEquals(Secret.of(List.of(1)), Secret.of(List.of(1)));
  }

  @Test
  void unpairedSurrogatesAreNotAllEqual() {
    assertNotEquals(Secret.of("CANARY-\ud800"), Secret.of("CANARY-?"));
    assertNotEquals(Secret.of("CANARY-\ud800"), Secret.of("CANARY-\udc00"));
    assertEquals(Secret.of("CANARY-\ud800"), Secret.of("CANARY-\ud800"));
  }

  @Test
  void hashCodeIsTheSameForAll() {
    assertEquals(Secret.of(CANARY).hashCode(), Secret.of("other").hashCode());
  }

  @Test
  void rejectsNull() {
    assertThrows(NullPointerException.class, () -> Secret.of(null));
  }

  @Test
  void defaultGsonWritesTheMask() {
    assertEquals("\"[secret]\"", new Gson().toJson(Secret.of(CANARY)));
  }

  @Test
  void gsonThatTakesTransientFieldsWritesTheMask() {
    Gson gson = new GsonBuilder().excludeFieldsWithModifiers(Modifier.STATIC).create();
    assertEquals("[\"[secret]\"]", gson.toJson(List.of(Secret.of(CANARY))));
  }

  @Test
  void defaultGsonDoesNotReadOne() {
    JsonParseException refused =
        assertThrows(
            JsonParseException.class,
            () -> new Gson().fromJson("\"" + CANARY + "\"", Secret.class));
    assertFalse(refused.toString().contains(CANARY));
  }

  @Test
  void javaSerializationFails() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      assertThrows(NotSerializableException.class, () -> out.writeObject(Secret.of(CANARY)));
    }
    assertFalse(bytes.toString(UTF_8).contains(CANARY));
  }

  @Test
  void writeToCreatesAnOwnerOnlyFile() throws IOException {
    Path file = folder.resolve("token");
    Secret.of(CANARY).writeTo(file);
    assertEquals(CANARY, Files.readString(file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void writeToRejectsUnpairedSurrogates() {
    Path file = folder.resolve("token");
    IOException refused =
        assertThrows(IOException.class, () -> Secret.of("CANARY-\ud800").writeTo(file));
    assertFalse(refused.toString().contains("CANARY"));
    assertFalse(Files.exists(file));
  }

  @Test
  void writeToKeepsAnExistingFile() throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "before");
    assertThrows(FileAlreadyExistsException.class, () -> Secret.of(CANARY).writeTo(file));
    assertEquals("before", Files.readString(file));
  }

  @Test
  void writeToFollowsNoLink() throws IOException {
    Path elsewhere = folder.resolve("elsewhere");
    Path link = Files.createSymbolicLink(folder.resolve("link"), elsewhere);
    assertThrows(FileAlreadyExistsException.class, () -> Secret.of(CANARY).writeTo(link));
    assertTrue(Files.exists(link, LinkOption.NOFOLLOW_LINKS));
    assertFalse(Files.exists(elsewhere));
  }

  @Test
  void writesAlthoughTheThreadIsInterrupted() throws IOException {
    Path file = folder.resolve("token");
    Thread.currentThread().interrupt();
    Secret.of(CANARY).writeTo(file);
    assertTrue(Thread.interrupted());
    assertEquals(CANARY, Files.readString(file));
  }

  @Test
  void writesAlthoughTheThreadIsInterruptedMeanwhile() throws Exception {
    String text = CANARY.repeat(500_000); // a text so long that writing it takes some milliseconds
    Path file = folder.resolve("token");
    CountDownLatch told = new CountDownLatch(1);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread writer =
        new Thread(
            () -> {
              try {
                Secret.of(text).writeTo(file);
                while (told.getCount() > 0) {
                  Thread.onSpinWait();
                }
                interrupted.complete(Thread.interrupted());
              } catch (Throwable failure) {
                interrupted.completeExceptionally(failure);
              }
            });
    writer.start();
    while (!Files.exists(file) && writer.isAlive()) {
      Thread.onSpinWait();
    }
    writer.interrupt();
    told.countDown();
    assertTrue(interrupted.get());
    assertEquals(text, Files.readString(file));
  }

  @Test
  void writeToRejectsValuesThatAreNotText() {
    Path file = folder.resolve("list");
    assertThrows(IllegalStateException.class, () -> Secret.of(List.of(CANARY)).writeTo(file));
    assertFalse(Files.exists(file));
  }
}

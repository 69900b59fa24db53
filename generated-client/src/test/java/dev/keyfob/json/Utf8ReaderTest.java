package dev.keyfob.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.MalformedInputException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8ReaderTest {

  private static final String TEXT =
      "plain, and long enough for eight at a time\u0000é\u0080\u07ff→\u0800\uffff𝄞\ud800\udc00\udbff\udfff"
          + "\ufeff\ufffd São Paulo é";

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1024})
  void readsSameTextAsTheJdkForAnyBufferSize(int room) throws IOException {
    assertEquals(TEXT, read(Utf8.reader(new ByteArrayInputStream(TEXT.getBytes(UTF_8)), -1), room));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 6, 7, 9, 16, 17})
  void readsCharactersCutByChunks(int length) throws IOException {
    assertEquals(
        TEXT, read(Utf8.reader(new ByteArrayInputStream(TEXT.getBytes(UTF_8)), length), 1024));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 1024})
  void readsCharactersThatArriveByteByByte(int room) throws IOException {
    assertEquals(TEXT, read(Utf8.reader(new Trickle(TEXT.getBytes(UTF_8)), -1), room));
  }

  @Test
  void longTextIsRead() throws IOException {
    String text = TEXT.repeat(1000);
    assertEquals(text, read(Utf8.reader(new ByteArrayInputStream(text.getBytes(UTF_8)), -1), 1000));
  }

  @Test
  void readsAsciiRunsOfAnyLength() throws IOException {
    for (int length = 0; length < 100; length++) {
      String text = "é" + "a".repeat(length) + "→" + "b".repeat(length);
      assertEquals(text, read(Utf8.reader(new ByteArrayInputStream(text.getBytes(UTF_8)), 50), 7));
    }
  }

  @Test
  void returnsEndForEmptyStream() throws IOException {
    assertEquals(-1, Utf8.reader(InputStream.nullInputStream(), 0).read());
  }

  @Test
  void doesNotReadAhead() throws IOException {
    Trickle slow = new Trickle("ab".getBytes(UTF_8));
    assertEquals(1, Utf8.reader(slow, -1).read(new char[2]));
    assertEquals(1, slow.at);
  }

  @Test
  void closesTheStream() throws IOException {
    Trickle stream = new Trickle(new byte[0]);
    Utf8.reader(stream, 0).close();
    assertTrue(stream.closed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "80",
        "c3",
        "c328",
        "c080",
        "e282",
        "e28228",
        "eda080",
        "f0908080c3",
        "f0908028",
        "f09080c3",
        "f4908080",
        "f8888080",
        "ff",
        "61ff62"
      })
  void failsWhereTheJdkFailsAfterReadingTheTextBefore(String hex) throws IOException {
    for (String before :
        List.of("keyfob", "é", "𝄞", "ééé+a", "long enough to be a run of its own, by far")) {
      for (int after = 0; after <= 16; after++) {
        byte[] bytes =
            HexFormat.of()
                .parseHex(
                    HexFormat.of().formatHex(before.getBytes(UTF_8)) + hex + "61".repeat(after));
        String expected = readByJdk(bytes);
        for (int room : new int[] {1, 2, 1024}) {
          assertEquals(
              expected,
              readToError(Utf8.reader(new ByteArrayInputStream(bytes), bytes.length), room));
          assertEquals(
              expected, readToError(Utf8.reader(new ByteArrayInputStream(bytes), 0), room));
          assertEquals(expected, readToError(Utf8.reader(new Trickle(bytes), -1), room));
        }
      }
    }
  }

  @Test
  void continuesAfterAnExceptionOfTheStream() throws IOException {
    InputStream parts =
        new SequenceInputStream(
            Collections.enumeration(
                List.of(
                    new ByteArrayInputStream(new byte[] {'a', (byte) 0xc3}),
                    new FailsOnce((byte) 0xa9))));
    Reader reader = Utf8.reader(parts, -1);
    assertEquals('a', reader.read());
    assertThrows(IOException.class, reader::read);
    assertEquals('é', reader.read());
    assertEquals(-1, reader.read());
  }

  @Test
  void rejectsStreamThatReturnsZeroBytes() {
    InputStream empty =
        new InputStream() {
          @Override
          public int read() {
            return 0;
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            return 0;
          }
        };
    assertThrows(IOException.class, () -> Utf8.reader(empty, -1).read());
  }

  @Test
  void readFailsAfterClose() throws IOException {
    Reader reader = Utf8.reader(new ByteArrayInputStream(new byte[] {'a', 'b'}), 2);
    reader.read();
    reader.close();
    assertThrows(IOException.class, reader::read);
  }

  /** The text that was read, and whether an error ended it. */
  private static String readByJdk(byte[] bytes) {
    CharBuffer text = CharBuffer.allocate(bytes.length);
    boolean isError = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true).isError();
    return text.flip() + (isError ? ", error" : ", end");
  }

  /**
   * Returns the same, and checks that further reads after an error fail, and after the end return
   * the end.
   */
  private static String readToError(Reader reader, int room) throws IOException {
    StringBuilder text = new StringBuilder();
    char[] chars = new char[room];
    try {
      for (int count = reader.read(chars); count != -1; count = reader.read(chars)) {
        assertTrue(
            count > 0 && text.length() < 100, "what goes on for ever makes its user wait for ever");
        text.append(chars, 0, count);
      }
    } catch (MalformedInputException error) {
      assertThrows(MalformedInputException.class, () -> reader.read(chars));
      return text + ", error";
    }
    assertEquals(-1, reader.read(chars));
    return text + ", end";
  }

  private static String read(Reader reader, int room) throws IOException {
    StringBuilder text = new StringBuilder();
    char[] chars = new char[room];
    for (int count = reader.read(chars); count != -1; count = reader.read(chars)) {
      assertTrue(count > 0, "a reader that reads nothing makes its user wait for ever");
      text.append(chars, 0, count);
    }
    return text.toString();
  }

  /** A stream that fails at its first read and then returns its bytes. */
  @SuppressWarnings("InputStreamSlowMultibyteRead")
  private static final class FailsOnce extends InputStream {

    private final byte only;
    private int reads;

    FailsOnce(byte only) {
      this.only = only;
    }

    @Override
    public int read() throws IOException {
      return switch (reads++) {
        case 0 -> throw new IOException("not now");
        case 1 -> only & 0xff;
        default -> -1;
      };
    }
  }

  /** A stream that returns one byte at a time, as a slow network may. */
  private static final class Trickle extends InputStream {

    private final byte[] bytes;
    private int at;
    private boolean closed;

    Trickle(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return at == bytes.length ? -1 : bytes[at++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int next = read();
      if (next == -1) {
        return -1;
      }
      into[offset] = (byte) next;
      return 1;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}

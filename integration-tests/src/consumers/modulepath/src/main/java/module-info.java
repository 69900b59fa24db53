/** An application that depends on Keyfob's facade, and on what comes with it. */
module consumer {
  requires dev.keyfob;
}

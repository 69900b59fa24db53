/** An application that turns credentials into connections. */
module consumer {
  requires dev.keyfob.connect;
}

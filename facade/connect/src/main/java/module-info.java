/** Writers that turn credentials into what programs read; {@link dev.keyfob.connect} has them. */
module dev.keyfob.connect {
  requires transitive dev.keyfob;

  exports dev.keyfob.connect;
}

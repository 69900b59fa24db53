/**
 * Writers that turn credentials into files and commands for other programs; see {@link
 * dev.keyfob.connect}.
 */
module dev.keyfob.connect {
  requires transitive dev.keyfob;

  exports dev.keyfob.connect;
}

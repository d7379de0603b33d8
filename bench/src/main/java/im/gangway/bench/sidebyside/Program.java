package im.gangway.bench.sidebyside;

/** What is compared. */
enum Program {
  BIBOUMI,
  GANGWAY
}

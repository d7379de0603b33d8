package im.gangway.sms.text;

/** The tables of 3GPP 23.038: §6.2.1, §6.2.1.1 and annex A. */
final class GsmTables {
  private GsmTables() {}

  static final GsmTable DEFAULT =
      GsmTable.full(
          "@£$¥èéùìòÇ\nØø\rÅå",
          "Δ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ",
          " !\"#¤%&'()*+,-./",
          "0123456789:;<=>?",
          "¡ABCDEFGHIJKLMNO",
          "PQRSTUVWXYZÄÖÑÜ§",
          "¿abcdefghijklmno",
          "pqrstuvwxyzäöñüà");

  private static final String COMMON = "0A\f 14^ 28{ 29} 2F\\ 3C[ 3D~ 3E] 40| 65€";

  static final GsmTable EXTENSION = GsmTable.sparse(COMMON);

  static final GsmTable TURKISH_SHIFT = GsmTable.sparse(COMMON, "47Ğ 49İ 53Ş 63ç 67ğ 69ı 73ş");

  static final GsmTable SPANISH_SHIFT =
      GsmTable.sparse(COMMON, "09ç 41Á 49Í 4FÓ 55Ú 61á 69í 6Fó 75ú");

  static final GsmTable PORTUGUESE_SHIFT =
      GsmTable.sparse(
          COMMON,
          "05ê 09ç 0BÔ 0Cô 0EÁ 0Fá 12Φ 13Γ 15Ω 16Π 17Ψ 18Σ 19Θ 1FÊ",
          "41À 49Í 4FÓ 55Ú 5BÃ 5CÕ 61Â 69í 6Fó 75ú 7Bã 7Cõ 7Fâ");

  static final GsmTable TURKISH =
      GsmTable.full(
          "@£$¥€éùıòÇ\nĞğ\rÅå",
          "Δ_ΦΓΛΩΠΨΣΘΞ\u001bŞşßÉ",
          " !\"#¤%&'()*+,-./",
          "0123456789:;<=>?",
          "İABCDEFGHIJKLMNO",
          "PQRSTUVWXYZÄÖÑÜ§",
          "çabcdefghijklmno",
          "pqrstuvwxyzäöñüà");

  static final GsmTable PORTUGUESE =
      GsmTable.full(
          "@£$¥êéúíóç\nÔô\rÁá",
          "Δ_ªÇÀ∞^\\€Ó|\u001bÂâÊÉ",
          " !\"#º%&'()*+,-./",
          "0123456789:;<=>?",
          "ÍABCDEFGHIJKLMNO",
          "PQRSTUVWXYZÃÕÚÜ§",
          "~abcdefghijklmno",
          "pqrstuvwxyzãõ`üà");
}

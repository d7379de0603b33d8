package im.gangway.sms;

import im.gangway.transport.Setting.Type;
import im.gangway.transport.SettingsSchema;
import java.time.Duration;
import java.util.List;

/** The keys of the configuration block. */
final class SmsSchema {
  private static final SettingsSchema ROUTE =
      SettingsSchema.builder()
          .required("id", Type.TEXT, "Names the route; ids of messages begin with it.")
          .required("type", Type.TEXT, "The kind of provider, such as smpp or twilio.")
          .texts("prefixes", List.of("+"), "Beginnings of numbers it is for; + for all.")
          .texts("senders", List.of(), "Numbers that may send over it beside its own; * for all.")
          .number("priority", 0, "Of routes that fit equally well the smallest goes first.")
          .number("window", 10, "How many segments may wait for the provider's answer at once.")
          .decimal("rate", 0, "How many segments may be sent in a second; 0 for no limit.")
          .text("alphabet", "gsm", "What data coding 0 means: gsm, gsm-packed or latin1.")
          .texts("languages", List.of(), "National tables: turkish, spanish, portuguese.")
          .number("reference-bits", 16, "Width of the references of long messages: 8 or 16.")
          .flag(
              "receipt-on-accept",
              false,
              "Whether messages count as delivered once the provider took them, where it never"
                  + " tells of deliveries.")
          .duration(
              "late-answers",
              Duration.ofSeconds(30),
              "How long to wait on for an answer that was not there in time, before the user is told"
                  + " that nobody knows.")
          .flag("answers-stop", false, "Whether the provider answers STOP and the like itself.")
          .build();

  private static final SettingsSchema NUMBER =
      SettingsSchema.builder()
          .required("number", Type.TEXT, "A number of ours, with + and country code.")
          .text("route", null, "The route it sends over; without one, any that admits it.")
          .text("owner", null, "The address of the user it belongs to.")
          .flag("shared", false, "Whether all users without a number of their own send from it.")
          .build();

  private static final SettingsSchema PRICE =
      SettingsSchema.builder()
          .required("prefix", Type.TEXT, "The beginning of numbers; + for all others.")
          .decimal("segment", 0, "The price of a segment.")
          .build();

  private static final SettingsSchema BUDGET =
      SettingsSchema.builder()
          .text("for", "user", "user: each has it; all: all users share it.")
          .text("of", "segments", "What is counted: messages, segments or money.")
          .text("each", "month", "After which it begins anew: day or month.")
          .decimal("limit", 0, "The most of it.")
          .text("prefix", "", "Only numbers that begin so; empty for all.")
          .build();

  private static final SettingsSchema OPT_OUT =
      SettingsSchema.builder()
          .flag("enabled", true, "Whether STOP ends messages from numbers of the pool.")
          .flag("personal-numbers", false, "Whether it does so for numbers with an owner, too.")
          .flag("answer", true, "Whether STOP, START and HELP are answered.")
          .text("language", "en", "The language of those answers.")
          .build();

  private static final SettingsSchema SIGN_UP =
      SettingsSchema.builder()
          .flag("pool", true, "Whether users may take numbers that have no owner.")
          .flag("own-provider", false, "Whether users may bring an account at a provider.")
          .text("own-provider-type", "twilio", "The kind of that provider.")
          .text(
              "own-provider-url",
              null,
              "Its address, if not the usual one; for SMPP smpp://HOST:PORT or smpps://HOST:PORT.")
          .flag("own-number", false, "Whether users may send from numbers that they prove to own.")
          .text("code-sender", null, "The number of ours from which codes are sent.")
          .build();

  private static final SettingsSchema REASSEMBLY =
      SettingsSchema.builder()
          .duration("timeout", Duration.ofHours(24), "When long messages come with gaps.")
          .number("waiting", 1_000, "How many may wait for parts.")
          .build();

  private SmsSchema() {}

  /** A route's keys. */
  static SettingsSchema route(Backends backends) {
    return backends.withKeysOfAll(ROUTE);
  }

  static SettingsSchema of(Backends backends) {
    return SettingsSchema.builder()
        .text("region", "US", "The country whose numbers may be written without country code.")
        .sectionList("routes", route(backends), "The ways to carriers.")
        .sectionList("numbers", NUMBER, "The numbers of ours.")
        .texts("allowed", List.of(), "Beginnings of numbers that may be written to abroad.")
        .texts("denied", List.of(), "Beginnings of numbers that may not be written to.")
        .number("max-segments", 10, "The most short messages that one text may take.")
        .number("loop-limit", 30, "The most messages of a user to one number in a minute.")
        .text("currency", "USD", "Of all prices and budgets.")
        .sectionList("prices", PRICE, "What segments cost.")
        .sectionList("budgets", BUDGET, "How much may be spent.")
        .text("time-zone", "UTC", "Whose midnight ends the days and months of budgets.")
        .section("opt-out", OPT_OUT, "What recipients can say by keywords.")
        .section("sign-up", SIGN_UP, "Where users' numbers come from.")
        .text("default-owner", null, "Who gets what comes for numbers that nobody has.")
        .duration(
            "correspondence",
            Duration.ofDays(30),
            "How long answers to a shared number go to who wrote last.")
        .section("reassembly", REASSEMBLY, "How long parts of long messages wait for the others.")
        .build();
  }
}

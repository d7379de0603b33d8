package im.gangway.core.info;

import im.gangway.core.xml.Elements;
import im.gangway.transport.LegacyAddress;
import im.gangway.transport.Profile;
import java.util.Base64;
import java.util.Optional;
import org.dom4j.Element;

/** A legacy user's profile as a card (XEP-0054). */
final class ContactCard {
  static final String NAMESPACE = "vcard-temp";

  private static final int MAX_AVATAR_BYTES = 64 * 1024;

  private ContactCard() {}

  static Element of(LegacyAddress contact, Profile profile) {
    Element card = Elements.create("vCard", NAMESPACE);
    add(card, "FN", fullName(contact, profile));
    add(card, "NICKNAME", profile.nick());
    avatar(profile).ifPresent(avatar -> add(card, avatar));
    if (!profile.phone().isBlank()) {
      add(Elements.add(card, "TEL"), "NUMBER", profile.phone());
    }
    if (!profile.email().isBlank()) {
      Element email = Elements.add(card, "EMAIL");
      Elements.add(email, "INTERNET");
      add(email, "USERID", profile.email());
    }
    add(card, "DESC", profile.note());
    return card;
  }

  /** The picture, if there is one that is not too large to be passed on. */
  static Optional<Profile.Avatar> avatar(Profile profile) {
    return profile.avatar().filter(avatar -> avatar.data().length <= MAX_AVATAR_BYTES);
  }

  private static String fullName(LegacyAddress contact, Profile profile) {
    if (!profile.fullName().isBlank()) {
      return profile.fullName();
    }
    return profile.nick().isBlank() ? contact.value() : profile.nick();
  }

  private static void add(Element card, Profile.Avatar avatar) {
    Element photo = Elements.add(card, "PHOTO");
    add(photo, "TYPE", avatar.mediaType());
    add(photo, "BINVAL", Base64.getEncoder().encodeToString(avatar.data()));
  }

  private static void add(Element parent, String name, String text) {
    if (!text.isBlank()) {
      Elements.addText(parent, name, text);
    }
  }
}

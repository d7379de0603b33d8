package im.gangway.core.info;

import im.gangway.core.xml.Elements;
import im.gangway.transport.Profile;
import im.gangway.transport.Profile.Avatar;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.dom4j.Element;

/** What is published about a contact: one item at most for each node. */
enum ContactNode {
  /** XEP-0172 §4.4. */
  NICK("http://jabber.org/protocol/nick") {
    @Override
    Optional<Item> item(Profile profile) {
      if (profile.nick().isBlank()) {
        return Optional.empty();
      }
      Element nick = Elements.create("nick", uri());
      nick.setText(profile.nick());
      return Optional.of(new Item("current", nick));
    }
  },

  /** XEP-0084 §4.2.1: what there is to fetch. */
  AVATAR_METADATA("urn:xmpp:avatar:metadata") {
    @Override
    Optional<Item> item(Profile profile) {
      return ContactCard.avatar(profile)
          .map(avatar -> new Item(hash(avatar), metadata(uri(), avatar)));
    }
  },

  /** XEP-0084 §4.2.2: the picture. */
  AVATAR_DATA("urn:xmpp:avatar:data") {
    @Override
    Optional<Item> item(Profile profile) {
      return ContactCard.avatar(profile).map(avatar -> new Item(hash(avatar), data(uri(), avatar)));
    }
  };

  private final String uri;

  ContactNode(String uri) {
    this.uri = uri;
  }

  /** An item. */
  record Item(String id, Element payload) {}

  /** The node's name, and the namespace of what is in its items. */
  String uri() {
    return uri;
  }

  /** What the profile tells for this node; empty if nothing. */
  abstract Optional<Item> item(Profile profile);

  private static Element metadata(String uri, Avatar avatar) {
    Element metadata = Elements.create("metadata", uri);
    Element info = Elements.add(metadata, "info");
    info.addAttribute("id", hash(avatar));
    info.addAttribute("type", avatar.mediaType());
    info.addAttribute("bytes", Integer.toString(avatar.data().length));
    return metadata;
  }

  private static Element data(String uri, Avatar avatar) {
    Element data = Elements.create("data", uri);
    data.setText(Base64.getEncoder().encodeToString(avatar.data()));
    return data;
  }

  private static String hash(Avatar avatar) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(avatar.data()));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-1", impossible);
    }
  }
}

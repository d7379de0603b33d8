package im.gangway.demo;

import im.gangway.peers.WorkFolder;
import im.gangway.peers.XmppServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page that opens Converse.js in the room. */
final class WebPage {
  private WebPage() {}

  /** Writes the page beside a link to the unpacked client, and returns the folder to serve. */
  static Path write(WorkFolder folder, Path converse, String domain, String room) {
    try {
      Files.createSymbolicLink(folder.file("converse"), converse);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    folder.write("index.html", page(domain, room));
    return folder.path();
  }

  private static String page(String domain, String room) {
    return """
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <!-- The client's login page shows pictures of other sites: this page stays on this machine. -->
          <meta http-equiv="Content-Security-Policy" content="img-src 'self' data: blob:">
          <title>Gangway demo</title>
          <link rel="icon" href="data:,">
          <link rel="stylesheet" href="converse/converse.min.css">
        </head>
        <body class="converse-fullscreen">
          <div id="conversejs"></div>
          <script type="module">
            import converse from "./converse/converse.min.js";
            const user = new URLSearchParams(location.search).get("user") || "alice";
            converse.initialize({
              view_mode: "fullscreen",
              show_background: false,
              assets_path: "/converse/",
              websocket_url: "ws://" + location.host + "/xmpp-websocket",
              discover_connection_methods: false,
              authentication: "login",
              auto_login: true,
              jid: user + "@%1$s",
              password: "%2$s",
              auto_join_rooms: [{ jid: "%3$s", nick: user }],
              auto_reconnect: true,
              allow_registration: false,
              clear_cache_on_logout: true,
              i18n: "en"
            });
          </script>
        </body>
        </html>
        """
        .formatted(domain, XmppServer.PASSWORD, room);
  }
}

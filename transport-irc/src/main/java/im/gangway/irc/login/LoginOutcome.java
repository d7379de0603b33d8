package im.gangway.irc.login;

/** How a login ended. */
public sealed interface LoginOutcome permits LoginResult, LoginFailure {}

package dev.pacenote.adapters.in.http.platform.security;

/** The scheme of browsers that hold a cookie. There is one such bean. */
public interface BrowserScheme extends AuthenticationScheme {}

package dev.pacenote.adapters.in.http.platform.security;

/** The scheme of secured routes that name none. There is one such bean. */
public interface DefaultScheme extends AuthenticationScheme {}

package dev.pacenote.domain.trackmania.board;

/**
 * A map as Trackmania Exchange lists it.
 *
 * @param exchangeId its number there, for the page {@code mapshow/{id}}
 */
public record ExchangeMap(MapUid uid, long exchangeId, MapName name, MapType type) {}

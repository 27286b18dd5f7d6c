package dev.pacenote.application.notice.stream.commit;

/**
 * Something that is stored in the commit of a person's event, such as a message. Whoever brings a
 * kind of change brings, for each store, what writes it there.
 */
public interface StoredChange {}

package dev.pacenote.domain.notice;

/**
 * What happened, as a record of the area that tells it. Times and names are the ones at the moment
 * of the finding. Only the area understands it; everybody else carries it.
 */
public interface NoticeFacts {}

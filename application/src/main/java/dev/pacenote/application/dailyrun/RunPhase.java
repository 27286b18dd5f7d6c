package dev.pacenote.application.dailyrun;

import dev.pacenote.domain.notice.Topic;

/**
 * Under which number answers show what became of an area's part of a daily run.
 *
 * @param number from 1
 */
public record RunPhase(int number, Topic topic) {}

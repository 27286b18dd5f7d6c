package dev.pacenote.application.trackmania.alert;

import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.trackmania.alert.CoveredMaps;
import dev.pacenote.domain.trackmania.alert.MapperAlert;

/**
 * An alert as its owner sees it in a list.
 *
 * @param muted number of {@linkplain CoveredMaps#muted covered maps that are muted}
 */
public record AlertListItem(MapperAlert alert, Username owner, int muted) {}

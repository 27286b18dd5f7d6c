/**
 * Lets the page live on when a browser's translator rewrites it.
 *
 * A translator puts `<font>` elements where the page's texts were: around a text, or instead of it. React keeps the nodes
 * that it made. When it later removes such a text, or puts something in front of it, the text is not where React left it;
 * the browser throws, and React takes the whole page away (facebook/react#11538, open since 2017, React 19 included). So
 * for nodes that were moved, what stands in for them is taken: it is removed, or the new node is put in front of it. A
 * text that changes while another text stands in for it comes back with its new words, which the translator then sees.
 *
 * Calls that name a child of the node, which are all calls on a page that nobody translates, do what they always do.
 */
export function surviveTranslators(page: Node): void {
  /** By a text that was taken out: what was put there instead. */
  const standIns = new WeakMap<Node, Node>();

  const changed = new MutationObserver((records) => notice(records));
  const reworded = new MutationObserver((records) => {
    for (const { target } of records) {
      const standIn = standIns.get(target);
      if (!target.isConnected && standIn?.parentNode) standIn.parentNode.replaceChild(target, standIn);
    }
  });

  function notice(records: MutationRecord[]): void {
    for (const { addedNodes, removedNodes, previousSibling, nextSibling } of records) {
      for (const text of addedNodes) {
        const standIn = standIns.get(text);
        // Back by itself: React moved it.
        if (standIn?.parentNode && text.isConnected && !standIn.contains(text)) standIn.parentNode.removeChild(standIn);
      }
      const standIn = [...addedNodes, previousSibling, nextSibling].find((node) => node?.nodeName === 'FONT');
      if (!standIn) continue;
      for (const text of removedNodes) {
        if (!(text instanceof Text) || text.isConnected) continue;
        standIns.set(text, standIn);
        reworded.observe(text, { characterData: true });
      }
    }
  }

  /** Where a node is seen now: where it was moved to, or what stands in for it. */
  function seen(node: Node): Node | undefined {
    notice(changed.takeRecords());
    return node.isConnected ? node : standIns.get(node);
  }

  const { insertBefore, removeChild } = Node.prototype;

  Node.prototype.insertBefore = function <T extends Node>(this: Node, node: T, before: Node | null): T {
    let place: Node | null | undefined = before;
    if (before && before.parentNode !== this) {
      place = seen(before);
      while (place && place.parentNode !== this) place = place.parentNode;
    }
    insertBefore.call(this, node, place ?? null);
    return node;
  };

  Node.prototype.removeChild = function <T extends Node>(this: Node, child: T): T {
    let gone: Node | undefined = child.parentNode === this ? child : seen(child);
    while (gone?.parentNode) {
      const holder: Node = gone.parentNode;
      removeChild.call(holder, gone);
      // What was put around it goes with it.
      gone = holder !== this && holder.nodeName === 'FONT' && !holder.hasChildNodes() ? holder : undefined;
    }
    return child;
  };

  changed.observe(page, { childList: true, subtree: true });
}

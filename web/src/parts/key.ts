/** Everything of this area stands under this key: a change of stock changes lists, tasks and figures too. */
export const PARTS = ['parts'];

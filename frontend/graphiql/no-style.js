// Stands in for `react-style-singleton`: the explorer's dialogs would lock scrolling by a <style> element,
// which the policy refuses. The page does not scroll.
export const styleSingleton = () => () => null;

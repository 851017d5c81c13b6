/** What a personal access token may do, never more than its person may. */
export type TokenScope = 'read' | 'label' | 'coordinate';

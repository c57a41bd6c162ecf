/** The seconds that one command may take where nobody says otherwise: in the editor as at a terminal. */
export const DEFAULT_LIMIT_SECONDS = 600;

/** Tools that several clients take at most (VS Code, OpenAI); beyond it they cut the list or refuse. */
export const maxTools = 128;

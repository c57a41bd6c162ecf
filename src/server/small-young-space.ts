import { keepYoungSpace } from "./young-space";

keepYoungSpace();

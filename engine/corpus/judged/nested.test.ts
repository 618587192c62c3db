import { judgeNestedDerivatives } from "../testing/judgedShare.ts";

judgeNestedDerivatives();

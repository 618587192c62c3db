import { judgePrograms } from "../testing/judgedShare.ts";

judgePrograms(2);

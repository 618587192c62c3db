import { judgePrograms } from "../testing/judgedShare.ts";

judgePrograms(0);

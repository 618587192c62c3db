// %% [markdown]
// # Derivatives inside derivatives
//
// **What goes wrong when the function you differentiate takes a derivative itself?**
//
// Physics does it all the time: a force is minus the derivative of an energy, and then you want to know how the
// motion depends on a parameter of that energy. The inner derivative sees the outer variable as a constant, and the
// outer one must still go through it. Systems that mix the two up give wrong numbers in silence (*perturbation
// confusion*), or drop the outer variable altogether.

// %% [markdown]
// ## The smallest case
//
// $D$ is the derivative. $D\big(x \mapsto x \cdot D(y \mapsto x\,y)(1)\big)(4)$: the inner derivative is $x$, so the
// function is $x^2$, and its derivative at 4 is 8. A system that confuses the two rates says something else.

// %% id=smallest
const inner = (x: number) => x * derivative((y: number) => x * y)(1);
derivative(inner)(4);

// %% [markdown]
// The same in all mixes of modes. Below, the first word is the outer mode, the second the inner one.

// %% id=mixes
const byForward = (x: number) => x * gradient((y: number) => x * y, { mode: "forward" })(1);
const byReverse = (x: number) => x * gradient((y: number) => x * y, { mode: "reverse" })(1);
console.log("forward, forward:", gradient(byForward, { mode: "forward" })(4));
console.log("forward, reverse:", gradient(byReverse, { mode: "forward" })(4));
console.log("reverse, forward:", gradient(byForward, { mode: "reverse" })(4));
console.log("reverse, reverse:", gradient(byReverse, { mode: "reverse" })(4));

// %% [markdown]
// ## What others drop in silence
//
// The inner gradient is taken with respect to $x$ and mentions $y$ only as something captured from outside. Its
// derivative in $y$ is not zero, and some systems give nothing at all for it.

// %% id=captured
const total = (xs: number[]) => xs.reduce((sum, x) => sum + x, 0);
const first = (y: number[]) => gradient((x: number[]) => total(x) * total(y))([1, 2, 3])[0];
gradient(first)([1, 2, 3, 4, 5]);

// %% [markdown]
// ## A pendulum from its energy
//
// The engine of a simulation, written as energies. The acceleration of the angle is $-\frac{dV}{d\theta} / (m\,l^2)$,
// and the program takes that derivative in every step.

// %% id=pendulum
const mass = 1;
const gravity = 9.81;

const potential = (angle: number, length: number) => mass * gravity * length * (1 - Math.cos(angle));

/** The angle after a while, from rest at 1 radian, by the leapfrog method. */
function swing(length: number): number {
  const dt = 0.01;
  let angle = 1;
  let speed = 0;
  for (let step = 0; step < 200; step++) {
    const force = -derivative((q: number) => potential(q, length))(angle);
    speed += (dt * force) / (mass * length * length);
    angle += dt * speed;
  }
  return angle;
}

const lengths = Array.from({ length: 41 }, (_, i) => 0.8 + 0.01 * i);
plot.line({ x: lengths, y: lengths.map(swing) }, {
  title: "The angle after two seconds",
  x: { label: "length of the pendulum", unit: "m" },
  y: { label: "angle", unit: "radians" },
});

// %% [markdown]
// How does the angle at the end depend on the length of the pendulum: how steep is the curve at 1 m? Reverse mode through two hundred steps, each of
// which takes a derivative that captures `length`; and a difference of two runs beside it.

// %% id=sensitivity
const sensitivity = gradient(swing, { mode: "reverse" })(1);
const h = 1e-5;
const difference = (swing(1 + h) - swing(1 - h)) / (2 * h);
console.log(`through the derivatives: ${sensitivity}`);
console.log(`difference of two runs:  ${difference}`);
console.log(`they differ by ${Number(Math.abs((sensitivity - difference) / sensitivity).toPrecision(2))} of the whole`);

// %% [markdown]
// ## Three deep
//
// The third derivative of $x^5$ at 2 is $60 \cdot 2^2 = 240$. Each level may have a mode of its own.

// %% id=three
const fifth = (x: number) => x ** 5;
const once = (x: number) => gradient(fifth, { mode: "reverse" })(x);
const twice = (x: number) => gradient(once, { mode: "forward" })(x);
gradient(twice, { mode: "reverse" })(2);

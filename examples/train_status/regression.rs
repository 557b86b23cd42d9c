//! Multinomial logistic regression with a penalty on squared weights, by L-BFGS
//! (Nocedal, 1980): no package, because it is one function of one program.

/// How many statuses there are, the one for no sanction among them.
pub(crate) const CLASSES: usize = awas::annotation::training::STATUS_NAMES.len();

/// For each feature its weight for each status.
pub(crate) type Weights = Vec<[f64; CLASSES]>;

/// Something to learn from.
pub(crate) struct Example {
    /// Numbers of the features that hold.
    pub(crate) features: Vec<usize>,
    /// The share of each status; they add up to 1.
    pub(crate) target: [f64; CLASSES],
    pub(crate) weight: f64,
}

/// How strongly weights are drawn to zero.
const PENALTY: f64 = 6.0;
/// How many steps are remembered.
const MEMORY: usize = 8;
const MOST_STEPS: usize = 150;
/// The training ends when a step makes the loss smaller by less than this share.
const LEAST_GAIN: f64 = 1e-5;

/// The weights under which the examples are least surprising.
pub(crate) fn train(examples: &[Example], features: usize) -> Weights {
    let mut weights = vec![0.0; features * CLASSES];
    let (mut loss, mut slope) = loss(examples, &weights);
    let mut steps: Vec<Step> = Vec::new();
    for _ in 0..MOST_STEPS {
        let direction = direction(&slope, &steps);
        let descent = dot(&slope, &direction);
        if descent >= 0.0 {
            break;
        }
        let first = if steps.is_empty() { 1.0 / dot(&slope, &slope).sqrt() } else { 1.0 };
        let Some((next, next_loss, next_slope)) = walk(examples, &weights, loss, &direction, descent, first)
        else {
            break;
        };
        let step = Step { moved: minus(&next, &weights), bent: minus(&next_slope, &slope) };
        if dot(&step.moved, &step.bent) > 1e-10 {
            steps.push(step);
            if steps.len() > MEMORY {
                steps.remove(0);
            }
        }
        let gain = loss - next_loss;
        (weights, loss, slope) = (next, next_loss, next_slope);
        if gain < LEAST_GAIN * loss {
            break;
        }
    }
    weights.chunks_exact(CLASSES).map(|row| row.try_into().expect("rows of one length")).collect()
}

/// A step taken: how the weights moved, and how the slope changed.
struct Step {
    moved: Vec<f64>,
    bent: Vec<f64>,
}

/// Goes down until the loss is smaller, by half the way each time it is not.
fn walk(
    examples: &[Example],
    weights: &[f64],
    old: f64,
    direction: &[f64],
    descent: f64,
    first: f64,
) -> Option<(Vec<f64>, f64, Vec<f64>)> {
    let mut way = first;
    for _ in 0..20 {
        let next: Vec<f64> = weights.iter().zip(direction).map(|(weight, to)| weight + way * to).collect();
        let (new, slope) = loss(examples, &next);
        if new <= old + 1e-4 * way * descent {
            return Some((next, new, slope));
        }
        way /= 2.0;
    }
    None
}

/// The two-loop recursion.
fn direction(slope: &[f64], steps: &[Step]) -> Vec<f64> {
    let mut direction: Vec<f64> = slope.iter().map(|value| -value).collect();
    let mut shares = Vec::with_capacity(steps.len());
    for step in steps.iter().rev() {
        let share = dot(&step.moved, &direction) / dot(&step.bent, &step.moved);
        add(&mut direction, -share, &step.bent);
        shares.push(share);
    }
    if let Some(last) = steps.last() {
        let scale = dot(&last.moved, &last.bent) / dot(&last.bent, &last.bent);
        direction.iter_mut().for_each(|value| *value *= scale);
    }
    for (step, share) in steps.iter().zip(shares.into_iter().rev()) {
        let back = dot(&step.bent, &direction) / dot(&step.bent, &step.moved);
        add(&mut direction, share - back, &step.moved);
    }
    direction
}

/// The loss with its slope.
fn loss(examples: &[Example], weights: &[f64]) -> (f64, Vec<f64>) {
    let mut loss = PENALTY / 2.0 * dot(weights, weights);
    let mut slope: Vec<f64> = weights.iter().map(|weight| PENALTY * weight).collect();
    for example in examples {
        let mut shares = [0.0; CLASSES];
        for &feature in &example.features {
            let row = &weights[feature * CLASSES..][..CLASSES];
            shares.iter_mut().zip(row).for_each(|(share, weight)| *share += weight);
        }
        let greatest = shares.iter().copied().fold(f64::MIN, f64::max);
        shares.iter_mut().for_each(|share| *share = (*share - greatest).exp());
        let whole: f64 = shares.iter().sum();
        let mut pull = [0.0; CLASSES];
        for (class, share) in shares.iter().enumerate() {
            let share = share / whole;
            loss -= example.weight * example.target[class] * share.max(1e-12).ln();
            pull[class] = example.weight * (share - example.target[class]);
        }
        for &feature in &example.features {
            let row = &mut slope[feature * CLASSES..][..CLASSES];
            row.iter_mut().zip(pull).for_each(|(slope, pull)| *slope += pull);
        }
    }
    (loss, slope)
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn minus(a: &[f64], b: &[f64]) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| a - b).collect()
}

fn add(to: &mut [f64], share: f64, of: &[f64]) {
    to.iter_mut().zip(of).for_each(|(to, of)| *to += share * of);
}

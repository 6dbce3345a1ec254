#!/usr/bin/env python3
"""Writes the golden training steps: short runs of small networks, by PyTorch in float64.

Every number that a run starts from (points, weights) is rounded to float32 first, so that a float32 implementation can
start from the very same ones. Each run is a CSV file:

    step,kind,tensor,values

with the values of a tensor row by row, separated by spaces. Weights are [inputs x outputs]. Kinds: `value` (a tensor
after `step` steps, step 0 being the start), `points`, `labels` (the batch of the step), `loss` (its mean loss before
the step), `gradient` (of that loss).

Usage: python3 golden_steps.py FOLDER
"""

import pathlib
import platform
import sys

import torch
from torch import nn

STEPS = 10
LEARNING_RATE = 1e-3
EPSILON = 1e-3
RADII = (1.0, 1.3)


class Relu(nn.Module):
    """Dense layers with ReLU, batch normalisation before or after it or not at all, and a linear read-out."""

    def __init__(self, dimension, widths, placement):
        super().__init__()
        self.tensors = {}
        stages = []
        inputs = dimension
        for number, width in enumerate(widths, start=1):
            dense = nn.Linear(inputs, width, bias=placement != "before")
            self._name(f"hidden{number}", dense)
            stages.append(dense)
            if placement == "before":
                stages += [self._normalization(number, width), nn.ReLU()]
            elif placement == "after":
                stages += [nn.ReLU(), self._normalization(number, width)]
            else:
                stages.append(nn.ReLU())
            inputs = width
        readout = nn.Linear(inputs, 1)
        self._name("readout", readout)
        self.stages = nn.Sequential(*stages, readout)

    def _name(self, name, dense):
        self.tensors[f"{name}.weights"] = dense.weight
        if dense.bias is not None:
            self.tensors[f"{name}.bias"] = dense.bias

    def _normalization(self, number, width):
        layer = nn.BatchNorm1d(width, eps=EPSILON)
        self.tensors[f"hidden{number}.scale"] = layer.weight
        self.tensors[f"hidden{number}.shift"] = layer.bias
        return layer

    def forward(self, points):
        return self.stages(points).squeeze(1)


class Quadratic(nn.Module):
    """The logit w |x W|^2 + b."""

    def __init__(self, dimension, width):
        super().__init__()
        self.dense = nn.Linear(dimension, width, bias=False)
        self.weight = nn.Parameter(torch.tensor([1.0]))
        self.bias = nn.Parameter(torch.tensor([-1.0]))
        self.tensors = {
            "hidden.weights": self.dense.weight,
            "readout.weight": self.weight,
            "readout.bias": self.bias,
        }

    def forward(self, points):
        return self.weight * self.dense(points).square().sum(dim=1) + self.bias


def batch(dimension, size):
    labels = torch.randint(0, 2, (size,))
    labels[:2] = torch.tensor([0, 1])
    directions = torch.randn(size, dimension, dtype=torch.float64)
    radii = torch.where(labels == 1, RADII[1], RADII[0]).to(torch.float64)
    points = directions / directions.norm(dim=1, keepdim=True) * radii[:, None]
    return points.float().double(), labels.double()


def write(path, module, dimension, batch_size):
    module.double()
    with torch.no_grad():
        for name, tensor in module.tensors.items():
            if name.endswith(("bias", "scale", "shift")):
                tensor += 0.1 * torch.randn_like(tensor)
            tensor.copy_(tensor.float().double())
    optimizer = torch.optim.Adam(module.parameters(), lr=LEARNING_RATE, betas=(0.9, 0.999), eps=1e-8)
    with open(path, "w", encoding="ascii") as out:
        out.write(f"# golden_steps.py, Python {platform.python_version()}, PyTorch {torch.__version__}, float64, ")
        out.write(f"Adam at {LEARNING_RATE}, normalisation epsilon {EPSILON}\n")
        out.write("step,kind,tensor,values\n")

        def row(step, kind, tensor, values):
            numbers = values.detach().t() if kind in ("value", "gradient") and values.dim() == 2 else values.detach()
            digits = " ".join(f"{number:.9g}" for number in numbers.reshape(-1).tolist())
            out.write(f"{step},{kind},{tensor},{digits}\n")

        for name, tensor in module.tensors.items():
            row(0, "value", name, tensor)
        for step in range(1, STEPS + 1):
            points, labels = batch(dimension, batch_size)
            row(step, "points", "", points)
            row(step, "labels", "", labels)
            optimizer.zero_grad()
            loss = nn.functional.binary_cross_entropy_with_logits(module(points), labels)
            loss.backward()
            row(step, "loss", "", loss.reshape(1))
            for name, tensor in module.tensors.items():
                row(step, "gradient", name, tensor.grad)
            optimizer.step()
            for name, tensor in module.tensors.items():
                row(step, "value", name, tensor)


def main():
    folder = pathlib.Path(sys.argv[1])
    torch.manual_seed(20180109)
    write(folder / "golden-before-relu.csv", Relu(12, (16, 16), "before"), 12, 8)
    write(folder / "golden-after-relu.csv", Relu(7, (9, 5), "after"), 7, 8)
    write(folder / "golden-none.csv", Relu(7, (9, 6, 5), "none"), 7, 5)
    write(folder / "golden-quadratic.csv", Quadratic(7, 10), 7, 8)


if __name__ == "__main__":
    main()

"""Trains one model with several processes, each on batches of its own.

Two processes of one thread get a third more done than one of two threads. Parameters and gradients lie in shared memory:
at each step every worker computes the gradient of its batch, then all of them update a part of the parameters each with
the mean of the gradients.
"""
import torch
import torch.multiprocessing as mp

MOST_ROWS = 8192        # of the word table that one batch touches
CLIP = 2.0
BETAS = 0.9, 0.98


class Group:
    """Parameters in one stretch of shared memory, the gradients of each worker in another."""

    def __init__(self, parameters, rate, decay, workers):
        self.rate, self.decay, self.parameters = rate, decay, parameters
        self.values = torch.cat([p.data.flatten() for p in parameters]).share_memory_()
        self.gradients = torch.zeros(workers, len(self.values)).share_memory_()
        self.average = self.values.clone().share_memory_()
        self.used = torch.zeros(workers).share_memory_()
        for p, part in zip(parameters, self.parts(self.values)):
            p.data = part

    def parts(self, of):
        return [part.view(p.shape) for p, part in zip(self.parameters, of.split([p.numel() for p in self.parameters]))]


class Team:
    """What the workers share. `groups`: lists of parameters that are always used together, each with rate and decay."""

    def __init__(self, model, groups, rows_rate, workers, average):
        self.model, self.workers, self.decay = model, workers, average
        self.groups = [Group(parameters, rate, decay, workers) for parameters, rate, decay in groups]
        self.table, self.rows_rate = model.word.weight, rows_rate
        self.table.data.share_memory_()
        self.table_average = self.table.data.clone().share_memory_()
        self.row_ids = torch.full((workers, MOST_ROWS), -1).share_memory_()
        self.rows = torch.zeros(workers, MOST_ROWS, self.table.shape[1]).share_memory_()
        self.norms = torch.zeros(workers).share_memory_()
        self.barrier = mp.get_context('fork').Barrier(workers)

    def run(self, work):
        """Calls `work(Worker)` in every process; returns when all have ended."""
        context = mp.get_context('fork')
        others = [context.Process(target=self.begin, args=(work, rank), daemon=True) for rank in range(1, self.workers)]
        for process in others:
            process.start()
        self.begin(work, 0)
        for process in others:
            process.join()
            if process.exitcode:
                raise SystemExit(process.exitcode)

    def begin(self, work, rank):
        try:
            work(Worker(self, rank))
        except BaseException:
            self.barrier.abort()                           # the others must not wait for ever
            raise

    def state(self):
        """The weights and their averages: with each worker's state all that is needed to go on later."""
        return dict(values=[g.values for g in self.groups], averages=[g.average for g in self.groups],
                    table=self.table.data, table_average=self.table_average)

    def restore(self, state):
        for group, values, average in zip(self.groups, state['values'], state['averages']):
            group.values.copy_(values)
            group.average.copy_(average)
        self.table.data.copy_(state['table'])
        self.table_average.copy_(state['table_average'])

    def averaged(self):
        """A model with the running averages of the parameters."""
        of = {id(p): part for g in self.groups for p, part in zip(g.parameters, g.parts(g.average))}
        of[id(self.table)] = self.table_average
        out = type(self.model)(self.model.labels)
        out.load_state_dict({name: of[id(p)] for name, p in self.model.named_parameters()})
        return out.eval()


class Worker:
    """One process's view: computes gradients of its batches, and owns a share of each group and of the word table's rows."""

    def __init__(self, team, rank):
        self.team, self.rank = team, rank
        shares = []
        for group in team.groups:
            for p, part in zip(group.parameters, group.parts(group.gradients[rank])):
                p.grad = part
            shares.append(self.share(group.values).requires_grad_())
        self.shares = shares
        self.dense = torch.optim.AdamW([dict(params=[s], lr=g.rate, weight_decay=g.decay) for s, g in zip(shares, team.groups)],
                                       fused=True, betas=BETAS)
        self.sparse = torch.optim.SparseAdam([team.table], lr=team.rows_rate)
        self.steps = 0

    def share(self, of):
        """This worker's part of a flat tensor."""
        return of.detach().tensor_split(self.team.workers)[self.rank]

    def state(self):
        """What this worker alone has: of its optimizers and the random numbers."""
        own = slice(self.rank, None, self.team.workers)        # its rows of the word table
        sparse = {k: v[own].clone() if torch.is_tensor(v) and v.dim() else v
                  for k, v in self.sparse.state[self.team.table].items()}
        return dict(dense=self.dense.state_dict()['state'], sparse=sparse, steps=self.steps, random=torch.get_rng_state())

    def restore(self, state):
        self.dense.load_state_dict(dict(self.dense.state_dict(), state=state['dense']))
        own = slice(self.rank, None, self.team.workers)
        for k, v in state['sparse'].items():
            if torch.is_tensor(v) and v.dim():
                whole = torch.zeros_like(self.team.table.data)
                whole[own] = v
                v = whole
            self.sparse.state[self.team.table][k] = v
        self.steps = state['steps']
        torch.set_rng_state(state['random'])

    def wait(self):
        self.team.barrier.wait()

    def step(self, loss, factor):
        """One step of all workers together; `factor` scales the rates. `loss` may be None where batches have run out."""
        team, rank = self.team, self.rank
        if loss is not None:
            loss.backward()
        for group in team.groups:
            group.used[rank] = float(group.gradients[rank].any())
        ids, rows = torch.empty(0, dtype=torch.long), team.rows[rank, :0]
        if team.table.grad is not None:
            sparse = team.table.grad.coalesce()
            ids, rows = sparse.indices()[0], sparse.values()
        team.row_ids[rank].fill_(-1)[:len(ids)] = ids
        team.rows[rank, :len(ids)] = rows
        self.wait()

        square = 0.0
        for group, share, optimizer in zip(team.groups, self.shares, self.dense.param_groups):
            optimizer['lr'] = group.rate * factor
            share.grad = None
            if group.used.any():
                share.grad = sum(self.share(g) for g in group.gradients) / team.workers
                square += float(share.grad.square().sum())
        team.norms[rank] = square
        own = (team.row_ids >= 0) & (team.row_ids % team.workers == rank)
        team.table.grad = torch.sparse_coo_tensor(team.row_ids[own][None], team.rows[own] / team.workers, team.table.shape)
        self.wait()

        scale = min(1.0, CLIP / (float(team.norms.sum().sqrt()) + 1e-6))
        for share in self.shares:
            if share.grad is not None:
                share.grad.mul_(scale)
        self.dense.step()
        self.sparse.param_groups[0]['lr'] = team.rows_rate * factor
        self.sparse.step()
        team.table.grad = None
        self.steps += 1
        if self.steps % 10 == 0:
            weight = 1 - min(team.decay ** 10, self.steps / (self.steps + 100))
            for group, share in zip(team.groups, self.shares):
                self.share(group.average).lerp_(share.detach(), weight)
            self.share(team.table_average).lerp_(self.share(team.table), weight)
        for group in team.groups:
            group.gradients[rank].zero_()
        self.wait()

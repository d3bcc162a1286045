"""The one thread that writes: all that waits goes into one transaction, and is acknowledged once that is durable."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from storage.complaints import FAULTS
from storage.engine import Transaction

T = TypeVar("T")
_TOGETHER = 256


@dataclass(frozen=True, slots=True)
class _Job:
    work: Callable[[Transaction], Any]
    outcome: Future[Any] = field(default_factory=Future)


class Closed(Exception):  # noqa: N818 - a fact for the engine, which says it in its own words
    """The writer takes nothing more."""


class Writer:
    """Owns a writing connection from construction until `close`."""

    def __init__(self, connection: sqlite3.Connection, transaction: Transaction) -> None:
        self._connection = connection
        self._transaction = transaction
        self._waiting: SimpleQueue[_Job | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._closed = False
        self._thread = threading.Thread(target=self._serve, name="five-steps-writer", daemon=True)
        self._thread.start()

    def run(self, work: Callable[[Transaction], T]) -> T:
        """Return the result of the work once it is durable, or raise what it raised; Closed after `close`."""
        job = _Job(work)
        with self._lock:
            if self._closed:
                raise Closed
            self._waiting.put(job)
        result: T = job.outcome.result()
        return result

    def close(self) -> None:
        """Finish what waits, then close the connection."""
        with self._lock:
            if not self._closed:
                self._closed = True
                self._waiting.put(None)
        self._thread.join()

    def _serve(self) -> None:
        going_on = True
        while going_on:
            jobs = self._take()
            going_on = None not in jobs
            self._commit([job for job in jobs if job is not None])
        with suppress(*FAULTS):
            self._connection.close()

    def _take(self) -> list[_Job | None]:
        jobs = [self._waiting.get()]
        while len(jobs) < _TOGETHER and jobs[-1] is not None:
            try:
                jobs.append(self._waiting.get_nowait())
            except Empty:
                break
        return jobs

    def _commit(self, jobs: list[_Job]) -> None:
        if len(jobs) == 1:
            self._commit_alone(jobs[0])
        elif jobs:
            self._commit_together(jobs)

    def _commit_alone(self, job: _Job) -> None:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            result = job.work(self._transaction)
            self._connection.execute("COMMIT")
        except Exception as error:
            self._roll_back()
            job.outcome.set_exception(error)
        else:
            job.outcome.set_result(result)

    def _commit_together(self, jobs: list[_Job]) -> None:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            outcomes = [self._try(job) for job in jobs]
            self._connection.execute("COMMIT")
        except FAULTS:
            self._roll_back()
            for job in jobs:  # one may have spoilt it for all
                self._commit_alone(job)
            return
        for job, (result, error) in zip(jobs, outcomes, strict=True):
            if error is None:
                job.outcome.set_result(result)
            else:
                job.outcome.set_exception(error)

    def _try(self, job: _Job) -> tuple[Any, Exception | None]:
        """Run a job behind a savepoint; raises where the database has given up the whole transaction."""
        self._connection.execute("SAVEPOINT job")
        try:
            result = job.work(self._transaction)
        except Exception as error:
            if not self._connection.in_transaction:
                raise sqlite3.OperationalError("the transaction was given up") from error
            self._connection.execute("ROLLBACK TO job")
            self._connection.execute("RELEASE job")
            return None, error
        self._connection.execute("RELEASE job")
        return result, None

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            with suppress(*FAULTS):  # what cannot be rolled back was not committed either, and others wait
                self._connection.execute("ROLLBACK")
